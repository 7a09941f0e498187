#include <thread>
void f() { std::thread{[] {}}; }
