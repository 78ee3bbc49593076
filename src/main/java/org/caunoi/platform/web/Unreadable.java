package org.caunoi.platform.web;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Tells the mistakes of a sender, which libraries report as exceptions of all sorts, from our own.
 */
public final class Unreadable {

  private Unreadable() {}

  /** 400 or 413 where the request itself could not be read; null for everything else. */
  public static @Nullable HttpStatus status(Throwable thrown) {
    return switch (thrown) {
      case MaxUploadSizeExceededException e -> HttpStatus.CONTENT_TOO_LARGE;
      case InvalidParameterException e ->
          e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
              ? HttpStatus.CONTENT_TOO_LARGE
              : HttpStatus.BAD_REQUEST;
      case MultipartException e -> HttpStatus.BAD_REQUEST;
      case RequestRejectedException e -> HttpStatus.BAD_REQUEST;
      case HttpMessageNotReadableException e -> HttpStatus.BAD_REQUEST;
      case TypeMismatchException e -> HttpStatus.BAD_REQUEST;
      default -> null;
    };
  }
}
