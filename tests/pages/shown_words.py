"""The words that the pages show for grades, and for what is missing."""

# A dash, and what a screen reader hears in its place.
DASH = "–not found"
GRADES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "adequate": "Adequate",
    "requires-improvement": "Requires improvement",
    "inadequate": "Inadequate",
    "ungraded": "Not graded",
}
