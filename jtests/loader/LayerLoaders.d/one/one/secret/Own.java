package one.secret;
public class Own implements one.api.Greeter { private int hidden = 5; public String greet() { return "own"; } }
