package dev.goldenpath.backend.verb;

import dev.goldenpath.backend.seam.Behaviour;

/** Makes, of its parameters, a behaviour for one backend. */
interface Verb {
  Behaviour with(Parameters given);
}
