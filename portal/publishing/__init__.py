"""Publishing: dataset files become checked rows, and rows become a release."""
