// What all load generators need.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NS_PER_S 1000000000LL
#define NS_PER_MS 1000000LL

/// Nanoseconds of the machine's steady clock, the same for all processes.
int64_t now_ns(void);

/// Sleeps until a time of now_ns.
void sleep_until(int64_t ns);

/// Processor time of this process in nanoseconds, the kernel's share included.
int64_t cpu_ns(void);

/// Ends the program with a message and errno.
_Noreturn void die(const char *what);

void *must_alloc(size_t size);

/// Lifts the limit of open files as far as it goes.
void raise_file_limit(void);

/// The value of --name among the arguments, or a default.
const char *text_option(int argc, char **argv, const char *name, const char *otherwise);
double number_option(int argc, char **argv, const char *name, double otherwise);
