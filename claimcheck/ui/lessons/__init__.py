"""Lessons for a class: pairs to judge, the room, what teacher and pupils see, and the pupils' own server."""
