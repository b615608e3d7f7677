"""What is new at a build, and for whom: releases, duties of agencies, meetings, what was handed in."""
