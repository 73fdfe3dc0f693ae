"""What a figure is: typed rows, vocabulary, dates, hours, telephone numbers, uncertainty, and forces side by side."""
