package org.caunoi.platform.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads each {@link StrictBody} by its own rules; all other JSON stays as it is. */
@Configuration(proxyBeanMethods = false)
final class StrictBodies implements WebMvcConfigurer {

  private final JsonMapper strict;

  StrictBodies(JsonMapper usual) {
    strict =
        usual
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(
                new SimpleModule("plain-text").addDeserializer(String.class, new PlainTexts()))
            .build();
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.configureMessageConverters(
        converter -> {
          if (converter instanceof JacksonJsonHttpMessageConverter jackson) {
            jackson.registerMappersForType(
                StrictBody.class,
                mappers -> {
                  mappers.put(MediaType.APPLICATION_JSON, strict);
                  mappers.put(new MediaType("application", "*+json"), strict);
                });
          }
        });
  }

  /** Text without control characters but line breaks and tabs, and without halves of characters. */
  private static final class PlainTexts extends StdScalarDeserializer<String> {

    PlainTexts() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
      }
      String text = parser.getString();
      if (!PlainText.isPlain(text)) {
        return (String)
            context.handleWeirdStringValue(String.class, "", "control or broken character");
      }
      return text;
    }
  }
}
