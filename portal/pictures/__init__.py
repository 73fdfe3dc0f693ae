"""How all that we draw looks, how it becomes SVG and PNG, and how whoever asks for a picture waits for its turn."""
