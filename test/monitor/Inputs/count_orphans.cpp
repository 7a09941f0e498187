// Crashes the monitor ten times, and counts the tasks that are left when the
// crashes are over.
#include "orphaned/Service.h"
#include <chrono>
#include <iostream>
#include <thread>

using namespace monitor;
using namespace std::chrono_literals;

int main() {
  constexpr std::size_t Crashes = 10;
  auto Peers = std::make_shared<PeersAndMetadata>();
  Peers->connect("alice");
  Runtime Tasks;
  std::atomic<std::size_t> Crashed = 0;
  for (std::size_t Crash = 1; Crash <= Crashes; ++Crash) {
    start_peer_monitoring_service(Tasks, {1ms, 1ms}, Peers,
                                  [&](const PeerId &) -> Latency {
                                    ++Crashed;
                                    throw std::bad_alloc();
                                  });
    // A monitor that crashed and its updater: two tasks, of which one or none
    // stays. Bounded, as a hang is a failure too.
    auto End = std::chrono::steady_clock::now() + 10s;
    while ((Crashed < Crash || Tasks.live_tasks() > Crash) &&
           std::chrono::steady_clock::now() < End)
      std::this_thread::sleep_for(1ms);
  }
  // What is to end has time to; what is left then is left for good.
  auto End = std::chrono::steady_clock::now() + 2s;
  while (Tasks.live_tasks() > 0 && std::chrono::steady_clock::now() < End)
    std::this_thread::sleep_for(1ms);
  std::cout << "crashes: " << Crashed << ", tasks left: " << Tasks.live_tasks()
            << "\n";
}
