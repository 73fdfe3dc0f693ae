"""How a chart, a card or a badge becomes SVG and PNG, and how whoever asks for one waits for its turn."""
