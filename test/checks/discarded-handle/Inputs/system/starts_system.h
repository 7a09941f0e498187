#pragma once
#include <thread>
inline void start_in_system_header() {
  std::thread{[] {}};
}
