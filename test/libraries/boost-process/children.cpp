// RUN: %check_spawn %s --headers libstdc++
// Boost.Process's own headers (libboost1.81-dev): a child dies with its object.
#include <boost/asio.hpp>
#include <boost/process.hpp>
#include <boost/process/v2/process.hpp>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace bp = boost::process;

bool ready();
bp::child start();
bp::child start_with(const std::string &program) { return bp::child(program); }
std::optional<bp::child> maybe();
std::unique_ptr<bp::child> owned();
bp::v2::process start_v2(boost::asio::io_context &io);

void dropped(boost::asio::io_context &io) {
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'start' is discarded, which kills it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  start_with("ls");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'start_with' is discarded, which kills it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  if (ready())
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the child process from 'start' is discarded, which kills it [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle for as long as the work is to go on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: join() the task here, which waits for its end
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: wait for the task here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: cast to void: the drop is meant
  start(), ready();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'start' is discarded, which kills it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  std::move(start());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'start' is discarded, which kills it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join() the task here, which waits for its end
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: cast to void: the drop is meant
  start().id();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'start' is only asked 'id' and then discarded, which kills it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  maybe();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process in 'std::optional' from 'maybe' is discarded, which kills it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  owned();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process in 'std::unique_ptr' from 'owned' is discarded, which kills it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  start_v2(io);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'start_v2' is discarded, which kills it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: wait for the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  start_v2(io).id();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the child process from 'start_v2' is only asked 'id' and then discarded, which kills it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  std::function<void()> callback = start;
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the child process from 'start' is discarded by 'std::function', which kills it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: keep the handle for as long as the work is to go on
}

void never(boost::asio::io_context &io) {
  auto child = start();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the child process 'child' is never released, which kills it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep the handle for as long as the work is to go on
  auto process = start_v2(io);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the child process 'process' is never released, which kills it [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep the handle for as long as the work is to go on
}

// Correct code.

// Waited for, told to end, or let go.
void released() {
  start().wait();
  start().detach();
  bp::child c = start();
  c.wait();
  bp::child timed = start();
  if (!timed.wait_for(std::chrono::seconds(1)))
    timed.terminate();
  bp::child joined = start();
  if (joined.joinable())
    joined.join();
  (void)start();
}

// The tutorial: looked after until it has ended, then its result is read.
int polled() {
  bp::ipstream out;
  bp::child c("nm a.out", bp::std_out > out);
  std::string line;
  while (c.running() && std::getline(out, line) && !line.empty())
    ready();
  c.wait();
  return c.exit_code();
}

// The tutorial: fire and forget, and those that wait by themselves.
void functions(boost::asio::io_context &io) {
  bp::spawn("chrome", "www.boost.org");
  bp::system("ls");
  bp::async_system(io, [](boost::system::error_code, int) {}, "ls");
}

// The tutorial: run() returns when the child has closed its pipes.
void asynchronous() {
  boost::asio::io_context io;
  std::future<std::string> data;
  bp::child c("g++", "main.cpp", bp::std_out > data, io);
  io.run();
  data.get();
}

// The tutorial: the group is waited for.
void group() {
  bp::group g;
  bp::child c("make", g);
  if (!g.wait_for(std::chrono::seconds(10)))
    g.terminate();
  c.wait();
}

// It lives as long as the scope that needs it, and is killed with it.
void server() {
  bp::child c("server");
  ready();
}

// It belongs to another process, and is not killed.
void attached(bp::pid_t pid) {
  bp::child c(pid);
  c.id();
}

// Version 2: waited for, and let go.
void second(boost::asio::io_context &io) {
  bp::v2::process p = start_v2(io);
  p.wait();
  start_v2(io).detach();
  bp::v2::process asked = start_v2(io);
  asked.request_exit();
  asked.wait();
}

// Kept by its class.
class Server {
public:
  Server() : child(start()) {}
  ~Server() { child.terminate(); }

private:
  bp::child child;
};

// Returned to who waits.
bp::child passed_on() { return start(); }

// The tutorial: the error is taken by a code, and the child is waited for.
int by_a_code() {
  std::error_code code;
  bp::child c("g++", "main.cpp", code);
  if (code)
    return -1;
  c.wait(code);
  return c.exit_code();
}

// The tutorial: written to by a pipe, which is closed, and then ended.
void piped() {
  bp::opstream in;
  bp::ipstream out;
  bp::child c("c++filt", bp::std_out > out, bp::std_in < in);
  in << "_ZN5boost7process8tutorialE" << std::endl;
  in.pipe().close();
  c.terminate();
}

// Kept for later; their owner waits for them.
void all(std::vector<bp::child> &children) {
  children.push_back(start());
  children.emplace_back("ls");
  for (bp::child &child : children)
    child.wait();
}
