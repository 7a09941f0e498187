// RUN: %check_spawn %s
// A user's own functions may have the names of Windows'.

bool CreateThread(void (*)());
int CreateRemoteThread(int);
void *_beginthreadex(void (*)(void *), void *);
void *CreateThreadpoolWork(void (*)());
struct Pool {
  void *CreateThread(void *, unsigned, void *, void *, unsigned, unsigned *);
};

void work();
void run(void *);

void starts(Pool &pool) {
  CreateThread(work);
  CreateRemoteThread(3);
  _beginthreadex(run, nullptr);
  CreateThreadpoolWork(work);
  pool.CreateThread(nullptr, 0, nullptr, nullptr, 0, nullptr);
}
