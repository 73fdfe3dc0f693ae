"""How our pictures look, how they become SVG and PNG, and how requests for them wait their turn."""
