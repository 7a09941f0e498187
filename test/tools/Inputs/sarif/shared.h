#pragma once
#include <future>
void work();
inline void all() { std::async(work); }
