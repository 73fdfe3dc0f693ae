"""The questions that a page may ask of the current release; every answer is typed rows in a fixed order."""
