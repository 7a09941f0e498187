// RUN: %check_spawn %s --headers libstdc++
// The audit's metadata updater with a plain sleep, and with one that a stop ends, as in
// monitor/.
#include <chrono>
#include <stdexcept>
#include <stop_token>
#include <thread>

void copy_metadata();
void run_monitoring_loop();
/// Throws as soon as a stop is requested.
void sleep_for(const std::stop_token &, std::chrono::milliseconds);

void update_for_ever() {
  while (true) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this loop has no way out, so nothing can stop the jthread that runs it [spawn-unstoppable-task]
  // CHECK-MESSAGES: :[[@LINE+8]]:16: note: the jthread is started here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: let the task take a 'std::stop_token', and end the loop when that asks to stop
    copy_metadata();
    std::this_thread::sleep_for(std::chrono::seconds(30));
  }
}

void start_peer_monitor() {
  std::jthread updater(update_for_ever);
  run_monitoring_loop();
}

void update(const std::stop_token &stop) {
  while (true) {
    copy_metadata();
    sleep_for(stop, std::chrono::seconds(30));
  }
}

void start_stoppable_peer_monitor() {
  std::jthread updater(update);
  run_monitoring_loop();
}
