package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.Run;
import java.util.concurrent.CompletionStage;

/** Works on a request and comes back with the final response, or fails. */
@FunctionalInterface
interface Agent {

  CompletionStage<String> work(Run run, Narrator narrator);
}
