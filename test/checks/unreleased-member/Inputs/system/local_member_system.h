#include <thread>
class InASystemHeader {
  std::thread t{[] {}};
};
