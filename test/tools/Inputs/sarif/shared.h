#pragma once
#include <future>
inline void work() {}
inline void all() { std::async(work); }
