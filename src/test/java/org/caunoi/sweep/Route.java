package org.caunoi.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caunoi.access.Permission;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/**
 * One route of ours as it is declared.
 *
 * @param consumes the content type it takes, empty where it does not say
 */
record Route(
    String verb, String path, HandlerMethod method, Permission permission, String consumes) {

  boolean isApi() {
    return path.startsWith("/api/");
  }

  /** Open to all, and ends or needs the sign-in that all other questions stand on. */
  boolean isAboutSignIn() {
    return path.equals("/sign-out")
        || path.equals("/lock")
        || path.equals("/api/v1/sign-ins/codes")
        || (path.equals("/api/v1/sign-ins") && verb.equals("DELETE"));
  }

  boolean writes() {
    return !verb.equals("GET");
  }

  Optional<MethodParameter> body() {
    return parameters().stream()
        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
        .findFirst();
  }

  boolean takesJson() {
    return body().isPresent();
  }

  List<MethodParameter> parameters() {
    return Arrays.asList(method.getMethodParameters());
  }

  @Override
  public String toString() {
    return verb + " " + path;
  }
}
