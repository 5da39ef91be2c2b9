import com.sun.tools.attach.VirtualMachine;

// Loads the agent into its own process.
public class SelfAttach {
  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      VirtualMachine vm = VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
      vm.loadAgent(args[0], "by attach");
      System.out.println(vm.getSystemProperties().getProperty("java.specification.version"));
      System.out.println(vm.getAgentProperties().containsKey("sun.java.command"));
      vm.detach();
    }
    System.out.println(new Target().text());
    Agent.replacement = "ATTACHED";
    Class<?> agent = ClassLoader.getSystemClassLoader().loadClass("Agent");
    ((java.lang.instrument.Instrumentation) agent.getDeclaredField("instrumentation").get(null)).retransformClasses(Target.class);
    System.out.println(new Target().text());
  }
}
