"""The pages that readers see, one module for each part of the site."""
