"""The command line of the operator: one file a command."""
