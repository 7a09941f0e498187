#include <stdexcept>
inline void load_file(int n) {
  if (n < 0)
    throw std::runtime_error("no such file");
}
class Settings {
public:
  explicit Settings(int n) { load_file(n); }
  int get() const {
    if (empty)
      throw std::runtime_error("empty");
    return 1;
  }
  bool empty = false;
};
