#include "tools/shim/testing/misbehaviour.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstring>
#include <iostream>
#include <string>

namespace legwork::host {
namespace {

void Hang(std::uint32_t) {
  for (;;) pause();
}

void HangUnmoved(std::uint32_t sequence) {
  for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGPIPE}) signal(number, SIG_IGN);
  Hang(sequence);
}

void Flood(std::uint32_t) {
  const std::string much(1u << 16, 'x');
  for (;;) std::cout << much << std::flush;
}

void FloodLines(std::uint32_t) {
  for (;;) std::cout << "{}\n" << std::flush;
}

void Garbage(std::uint32_t) { std::cout << "\x01\xFF nonsense\n" << std::flush; }

void Print(std::uint32_t) { std::cout << "debug: about to initialize\n" << std::flush; }

void OutOfTurn(std::uint32_t sequence) {
  std::cout << "{\"seq\":" << sequence << "}\n{\"seq\":" << sequence + 1 << "}\n" << std::flush;
  Hang(sequence);
}

void Die(std::uint32_t) { raise(SIGSEGV); }

void ClosePipe(std::uint32_t sequence) {
  close(STDIN_FILENO);
  close(STDOUT_FILENO);
  Hang(sequence);
}

// A grandchild in a session of its own, which keeps the pipe, a file and its life.
void Fork(std::uint32_t sequence) {
  if (fork() != 0) return;
  setsid();
  if (fork() != 0) _exit(0);
  Hang(sequence);
}

void ForkAndDie(std::uint32_t sequence) {
  Fork(sequence);
  raise(SIGKILL);
}

void LeaveFiles(std::uint32_t) {
  char name[4096];
  std::snprintf(name, sizeof name, "%s/leftXXXXXX", getenv("TMPDIR"));
  if (mkstemp(name) < 0) abort();
}

// One block after another, each of whose pages is touched.
void Leak(std::uint32_t) {
  constexpr std::size_t kBlock = 16u << 20;
  for (;;) {
    void* volatile block = malloc(kBlock);
    if (block != nullptr) std::memset(block, 1, kBlock);
  }
}

void CorruptHeap(std::uint32_t) {
  void* volatile block = malloc(24);  // volatile, so that the compiler does not see what is done
  void* volatile same = block;
  free(block);
  free(same);
}

struct Row {
  std::string_view word;
  void (*act)(std::uint32_t sequence);
};
constexpr Row kRows[] = {
    {"hangs", Hang},
    {"ignores_signals", HangUnmoved},
    {"floods", Flood},
    {"floods_lines", FloodLines},
    {"writes_garbage", Garbage},
    {"prints", Print},
    {"speaks_out_of_turn", OutOfTurn},
    {"dies", Die},
    {"closes_its_pipe", ClosePipe},
    {"forks", Fork},
    {"forks_and_dies", ForkAndDie},
    {"leaves_files", LeaveFiles},
    {"leaks", Leak},
    {"corrupts_its_heap", CorruptHeap},
};

}  // namespace

void Misbehave(std::string_view word, std::uint32_t sequence) {
  for (const Row& row : kRows) {
    if (row.word == word) row.act(sequence);
  }
}

}  // namespace legwork::host
