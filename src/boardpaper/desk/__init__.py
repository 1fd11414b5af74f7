"""The open report without a window, and the errands that window and command share."""
