#include <thread>
#ifndef FIRST
#define FIRST
#define NAME first
#else
#undef NAME
#define NAME second
#endif
void work();
inline void NAME() { std::thread{work}; work(); }
