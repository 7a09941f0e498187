#pragma once
#include <thread>
inline void start() { std::thread{[] {}}; }
