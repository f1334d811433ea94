// A request that is wrong in itself.
package jgss;

class Refused extends Exception {
  Refused(String why) { super(why); }
}
