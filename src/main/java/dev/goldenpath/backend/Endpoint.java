package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Reply;

/** Answers HTTP requests to one path; must not block. */
@FunctionalInterface
interface Endpoint {

  Reply answer(Call call);
}
