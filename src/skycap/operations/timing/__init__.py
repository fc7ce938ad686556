"""What an embedded installation does without being asked: jobs, their thread, their lease."""
