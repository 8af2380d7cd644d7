package dev.goldenpath.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.goldenpath.net.Front;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before a backend, and has a login of another form at {@code /session}. */
final class OtherLogin extends Front {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  private final int port;

  OtherLogin(int port) throws IOException {
    this.port = port;
  }

  @Override
  protected void serve(Socket client) throws IOException {
    String head = head(client.getInputStream());
    if (head.startsWith("POST /session ")) {
      Matcher length = LENGTH.matcher(head);
      int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
      String body = new String(client.getInputStream().readNBytes(size), StandardCharsets.UTF_8);
      String answer = answer(JSON.readTree(body).path("user"));
      write(client, "HTTP/1.1 201 Created\r\nContent-Length: " + answer.length() + "\r\n\r\n");
      write(client, answer);
      return;
    }
    try (Socket onward = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      write(onward, head);
      join(client, onward);
    }
  }

  private String answer(JsonNode user) throws IOException {
    String body =
        JSON.createObjectNode()
            .put("email", user.path("name").asText())
            .put("password", user.path("secret").asText())
            .toString();
    HttpRequest login =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/auth/login"))
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      JsonNode granted =
          JSON.readTree(HttpClient.newHttpClient().send(login, BodyHandlers.ofString()).body());
      return """
      {"data": {"token": %s, "user": {"id": %s}, "seconds": 3600}}\
      """
          .formatted(granted.path("access_token"), granted.path("user_id"));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
