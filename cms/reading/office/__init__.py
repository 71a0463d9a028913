"""Reading Excel, PowerPoint and OpenDocument files."""
