"""How the shipped relation model was made: `python -m training --help`."""
