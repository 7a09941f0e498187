#ifndef FIXES_RUNTIME_H
#define FIXES_RUNTIME_H
namespace runtime {
struct JoinHandle {
  JoinHandle(JoinHandle &&);
  ~JoinHandle();
  void abort();
  bool is_finished() const;
};
struct Future {
  Future(Future &&);
  ~Future();
  void wait();
  int result();
};
struct Tasks {
  JoinHandle spawn(void (*)());
  JoinHandle submit(void (*)());
};
} // namespace runtime
#endif
