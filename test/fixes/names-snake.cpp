// RUN: %check_spawn %s
// Names come from what is spawned, in the file's case: snake_case.
#include <future>
#include <thread>

void load_index() {}
void run() {}
struct Peer {
  void poll() {}
};

void launch_all(Peer &first_peer, Peer &second_peer) {
  std::thread{load_index};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread load_index_thread{load_index};
  std::thread{load_index};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread load_index_thread_2{load_index};
  std::thread{&Peer::poll, &first_peer};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread poll_thread{&Peer::poll, &first_peer};
  std::thread{[] { run(); }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread run_thread{[] { run(); }};
  std::thread{[] {}};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread launch_all_thread{[] {}};
  run();
}

namespace taken {
int load_index_thread;
void shadowed() {
  std::thread{load_index};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread load_index_thread_2{load_index};
  run();
}
} // namespace taken

struct Holder {
  int load_index_thread;
  void start() {
    std::thread{load_index};
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and join it, or use 'std::jthread', which joins in its destructor
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: join the thread here
    // CHECK-FIXES:     std::jthread load_index_thread_2{load_index};
    run();
  }
};

#define load_index_thread_3 0
void macro() {
  int load_index_thread = 0;
  auto load_index_thread_2 = load_index_thread;
  (void)load_index_thread_2;
  std::thread{load_index};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: join the thread here
  // CHECK-FIXES:   std::jthread load_index_thread_4{load_index};
  run();
}
#undef load_index_thread_3

int main() {
  std::thread{[] { throw 1; }};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread created here is discarded, which calls std::terminate here [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and join it, or use 'std::jthread', which joins in its destructor
  // CHECK-FIXES:   std::thread{[] { throw 1; }}.join();
}
