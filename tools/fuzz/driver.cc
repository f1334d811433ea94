// The driver of builds without libFuzzer: every input of the corpora, and then a fixed number of inputs made of them.
//   x_fuzz [--runs=N] [--seed=N] CORPUS.hex...

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tools/fuzz/corpus.h"
#include "tools/fuzz/target.h"

// A sanitizer that is linked in ends the program by itself and says so here first.
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace legwork::fuzz {
namespace {

Bytes current;  // the input that is being run, for whoever ends the program

// Only what a signal handler may call.
void TellInput() {
  static constexpr char kDigits[] = "0123456789abcdef";
  static constexpr char kWhat[] = "the input was: ";
  ssize_t written = write(STDERR_FILENO, kWhat, sizeof kWhat - 1);
  for (const std::uint8_t octet : current) {
    const char digits[] = {kDigits[octet >> 4], kDigits[octet & 15]};
    written += write(STDERR_FILENO, digits, 2);
  }
  written += write(STDERR_FILENO, "\n", 1);
  if (written < 0) std::_Exit(3);  // nobody can be told
}

void OnSignal(int number) {
  TellInput();
  std::signal(number, SIG_DFL);
  std::raise(number);
}

void WatchForTheEnd() {
  std::signal(SIGABRT, OnSignal);
  if (__sanitizer_set_death_callback != nullptr) return __sanitizer_set_death_callback(TellInput);
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL}) std::signal(number, OnSignal);
}

void RunOne(const Bytes& input) {
  current = input;
  Run(input);
}

std::uint64_t NumberBehind(std::string_view text) { return std::strtoull(std::string(text).c_str(), nullptr, 10); }

int Main(int argc, char** argv) {
  std::uint64_t runs = 0, seed = 1;
  std::vector<Bytes> inputs;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.starts_with("--runs=")) {
      runs = NumberBehind(argument.substr(7));
    } else if (argument.starts_with("--seed=")) {
      seed = NumberBehind(argument.substr(7));
    } else {
      for (Bytes& input : ReadCorpus(argv[i])) inputs.push_back(std::move(input));
    }
  }
  WatchForTheEnd();
  for (const Bytes& input : inputs) RunOne(input);
  RandomStream random(seed, "fuzz");
  for (std::uint64_t i = 0; i < runs && !inputs.empty(); ++i) {
    Bytes input = inputs[random.Below(static_cast<std::uint32_t>(inputs.size()))];
    Mutate(input, random);
    RunOne(input);
  }
  std::printf("%zu inputs and %llu made of them\n", inputs.size(), static_cast<unsigned long long>(runs));
  return 0;
}

}  // namespace
}  // namespace legwork::fuzz

int main(int argc, char** argv) { return legwork::fuzz::Main(argc, argv); }
