#pragma once
struct Job {
  ~Job();
  void join();
  void detach();
};
Job start_job(void (*)());
#define START_JOB(f) start_job(f)
