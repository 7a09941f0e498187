#include <thread>
inline void in_a_system_header() {
  std::thread t([] {});
}
