#include <thread>
inline void in_a_header() {
  std::thread t([] {});
}
