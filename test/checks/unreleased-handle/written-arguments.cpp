// RUN: %check_spawn %s --headers libstdc++,libc++
// Who writes an argument out knows that it is right.
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

void work();
bool starts_with(const std::string &, const char *);
std::string address();

using Headers = std::multimap<std::string, std::string>;
enum class Level { Low, High };

struct Client {
  explicit Client(const std::string &url, const Headers &headers = {}) {
    if (!starts_with(url, "ws://"))
      throw std::invalid_argument("no scheme");
  }
};
struct File {
  explicit File(const std::string &path) {
    if (!starts_with(path, "/"))
      throw std::runtime_error("not found");
  }
};
int parse(const std::string &text) {
  if (text.empty())
    throw std::invalid_argument("empty");
  return 1;
}
void set(Level level) {
  if (level == Level::High)
    throw std::invalid_argument("too high");
}
void now() {
  if (address().empty())
    throw std::invalid_argument("no address");
}

void written(int port) {
  std::thread t(work);
  Client a("ws://localhost/");
  Client b("ws://localhost:" + std::to_string(port) + "/");
  Client c("ws://localhost/", {{"X-Key", "value"}});
  Client d = Client(std::string("ws://localhost/"));
  parse("1");
  set(Level::Low);
  t.join();
}

// Who does not write it does not know.
void given(const std::string &url) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:10: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-39]]:7: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  Client c(url);
  t.join();
}
void asked() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:10: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-49]]:7: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  Client c(address());
  t.join();
}
void written_at_the_end() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:10: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-59]]:7: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  Client c(address() + "/");
  t.join();
}
void written_in_part(const Headers &headers, const std::string &text) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-58]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  parse(text);
  Client c("ws://localhost/", headers);
  t.join();
}
void of_the_world() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:8: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-74]]:7: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  File f("/etc/passwd");
  t.join();
}
void without_arguments() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: this call can throw, and then 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-70]]:5: note: because of this 'throw'
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-5]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  now();
  t.join();
}
void at_once() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the thread 't' is not released when an exception is thrown, which calls std::terminate then [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+4]]:5: note: after this 'throw' 't' is destroyed while joinable
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: join it on every path, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-4]]:15: note: make it a 'std::jthread', which joins in its destructor; the program hangs there unless the task ends by itself
  if (address().empty())
    throw std::invalid_argument("empty");
  t.join();
}
