/* A program that keeps every rule. The loop stands in conversation.c.
 *
 *   correct [PACKAGE]          Negotiate by default
 */
#include "tools/provider/examples/conversation.h"

int main(int count, char** arguments) {
  Habits habits = kGoodHabits;
  if (count > 1) habits.package = arguments[1];
  return Converse(&habits);
}
