#include <thread>
class InAHeader {
  std::thread t{[] {}};
};
