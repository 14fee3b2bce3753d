// Commands by standard input, one a line, for programs that wait in epoll.
#pragma once

/// Puts standard input into an epoll; its events have a null pointer.
void control_watch(int epoll);

/// Reads what there is and calls for each line; ends the program at the end of the input.
void control_read(void (*line)(char *text));
