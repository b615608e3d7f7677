"""What is said of services; nothing here sees more than is shown."""
