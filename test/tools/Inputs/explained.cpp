#include <future>
#include <pthread.h>
#include <vector>

namespace acme {
struct Job {
  Job();
  Job(Job &&);
  ~Job();
  void cancel();
  bool is_finished() const;
};
using Jobs = std::vector<Job>;
struct Plain {
  int Value;
};
struct Hidden;
template <class T> struct Unused {};
Job start();
Job make();
int submit();
inline Jobs none() { return {}; }

inline Job empty() { return Job(); }
Job done();
} // namespace acme

std::future<int> next();
