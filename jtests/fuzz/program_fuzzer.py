"""Makes random, valid, terminating and deterministic Java programs that print checksums."""
import random
import re

INTEGRAL = ["int", "long", "byte", "short", "char"]
NUMERIC = INTEGRAL + ["float", "double"]
TYPES = NUMERIC + ["boolean", "String"]
ARRAYS = ["int", "long", "byte", "char", "short", "double", "float", "boolean", "String"]
INTERESTING = {
    "int": ["0", "1", "-1", "2", "31", "32", "127", "-128", "255", "65535", "0x80000000", "0x7fffffff", "0x55555555", "1000003"],
    "long": ["0L", "1L", "-1L", "63L", "64L", "0x7fffffffL", "0x80000000L", "0xffffffffL", "Long.MIN_VALUE", "Long.MAX_VALUE",
             "0x123456789abcdefL"],
    "float": ["0f", "-0f", "1f", "-1.5f", "0.1f", "3.4e38f", "1e-45f", "Float.NaN", "Float.POSITIVE_INFINITY", "2.1474836e9f", "9.3e18f"],
    "double": ["0.0", "-0.0", "1.0", "-1.5", "0.1", "1e308", "4.9e-324", "Double.NaN", "Double.NEGATIVE_INFINITY", "2147483648.5",
               "9.3e18", "-129.7"],
    "boolean": ["true", "false"],
    "String": ['""', '"a"', '"abc"', '"\\u00e9"', '"\\u65e5\\u672c"', '(String) null'],
}
NAMES = {"int": "i", "long": "l", "byte": "b", "short": "s", "char": "c", "float": "f", "double": "d", "boolean": "z", "String": "t"}


class Program:
    def __init__(self, seed, size=1.0):
        self.r = random.Random(seed)
        self.name = f"F{seed}"
        self.size = size
        self.lines = []
        self.indent = 0
        self.scopes = [[]]  # (type, name, assignable)
        self.counter = 0
        self.fields = []
        self.instance_fields = []
        self.methods = []  # (name, result, parameters, receiver)
        self.loops = 0
        self.labels = []
        self.in_instance = False
        self.generate()

    # --- output

    def emit(self, text):
        self.lines.append("    " * self.indent + text)

    def open(self, text):
        self.emit(text + " {")
        self.indent += 1

    def close(self, text=""):
        self.indent -= 1
        self.emit("}" + text)

    def source(self):
        return "\n".join(self.lines) + "\n"

    def fresh(self, prefix):
        self.counter += 1
        return f"{prefix}{self.counter}"

    # --- expressions

    def variables(self, kind, assignable=False):
        found = [n for s in self.scopes for t, n, a in s if t == kind and (a or not assignable)]
        found += [n for t, n in self.fields if t == kind]
        if self.in_instance:
            found += ["this." + n for t, n in self.instance_fields if t == kind]
        else:
            found += ["object()." + n for t, n in self.instance_fields if t == kind]
        return found

    def literal(self, kind):
        if kind in ("byte", "short", "char"):
            return f"({kind}) {self.r.choice(INTERESTING['int'])}"
        if kind in ("int", "long") and self.r.random() < 0.3:
            return str(self.r.randint(-2000, 2000)) + ("L" if kind == "long" else "")
        return self.r.choice(INTERESTING[kind])

    def leaf(self, kind):
        found = self.variables(kind)
        return self.r.choice(found) if found and self.r.random() < 0.75 else f"({self.literal(kind)})"

    def numeric(self, depth, kinds=NUMERIC):
        return self.expression(self.r.choice(kinds), depth)

    def expression(self, kind, depth):
        r = self.r
        if depth <= 0:
            return self.leaf(kind)
        choice = r.random()
        if choice < 0.12:
            return f"({self.expression('boolean', depth - 1)} ? {self.expression(kind, depth - 1)} : {self.expression(kind, depth - 1)})"
        if choice < 0.24:
            call = self.call(kind, depth - 1)
            if call:
                return call
        if choice < 0.36:
            array = self.variables(kind + "[]")
            if array:
                return f"{r.choice(array)}[{self.index(depth - 1)}]"
        if kind == "boolean":
            return self.boolean(depth)
        if kind == "String":
            return self.string(depth)
        if kind in ("byte", "short", "char"):
            return f"({kind}) ({self.numeric(depth - 1)})"
        if choice < 0.46:
            return f"({kind}) ({self.numeric(depth - 1)})"
        if choice < 0.54:
            functions = {"int": ["Math.max(%i, %i)", "Math.abs(%i)", "Integer.bitCount(%i)", "Integer.compare(%i, %i)", "Long.hashCode(%l)",
                                 "Integer.rotateLeft(%i, %i)", "length(%t)", "Integer.numberOfTrailingZeros(%i)", "Math.floorMod(%i, %i)",
                                 "Float.floatToIntBits(%f)", "Integer.reverse(%i)", "Double.compare(%d, %d)"],
                         "long": ["Math.min(%l, %l)", "Long.rotateRight(%l, %i)", "Double.doubleToLongBits(%d)", "Math.round(%d)",
                                  "Long.reverse(%l)", "Math.multiplyHigh(%l, %l)", "Math.addExact(%l, %l)", "Long.divideUnsigned(%l, %l)"],
                         "float": ["Math.max(%f, %f)", "Math.abs(%f)", "Math.ulp(%f)", "Float.intBitsToFloat(%i)", "Math.fma(%f, %f, %f)"],
                         "double": ["Math.sqrt(%d)", "Math.floor(%d)", "Math.rint(%d)", "Math.min(%d, %d)", "Math.ceil(%d)", "Math.copySign(%d, %d)"]}
            kinds = {v: k for k, v in NAMES.items()}
            text = re.sub("%(.)", lambda m: self.expression(kinds[m.group(1)], depth - 1), r.choice(functions[kind]))
            return text
        if choice < 0.6:
            return f"({r.choice(['-', '+'] + (['~'] if kind in INTEGRAL else []))}({self.expression(kind, depth - 1)}))"
        narrower = {"int": ["int", "byte", "short", "char"], "long": ["long", "int", "char"], "float": ["float", "int", "long"],
                    "double": ["double", "float", "long", "int"]}[kind]
        a, b = self.expression(kind, depth - 1), self.expression(r.choice(narrower), depth - 1)
        if kind in INTEGRAL and r.random() < 0.25:
            return f"({a} {r.choice(['<<', '>>', '>>>'])} {self.expression(r.choice(['int', 'long', 'byte']), depth - 1)})"
        operators = ["+", "-", "*", "/", "%"] + (["&", "|", "^"] if kind in INTEGRAL else [])
        return f"({a} {r.choice(operators)} {b})"

    def boolean(self, depth):
        r = self.r
        c = r.random()
        if c < 0.5:
            return f"({self.numeric(depth - 1)} {r.choice(['<', '<=', '>', '>=', '==', '!='])} {self.numeric(depth - 1)})"
        if c < 0.75:
            return f"({self.expression('boolean', depth - 1)} {r.choice(['&&', '||', '&', '|', '^'])} {self.expression('boolean', depth - 1)})"
        if c < 0.85:
            return f"(!{self.expression('boolean', depth - 1)})"
        if c < 0.93:
            return f"same({self.expression('String', depth - 1)}, {self.expression('String', depth - 1)})"
        return f"(pick({self.expression('int', depth - 1)}) instanceof {r.choice(['Sub1', 'Sub2', 'Base', 'Shape', 'Runnable'])})"

    def string(self, depth):
        c = self.r.random()
        if c < 0.5:
            return f"cut({self.expression('String', depth - 1)} + {self.expression(self.r.choice(['int', 'long', 'char', 'boolean', 'String', 'byte']), depth - 1)})"
        if c < 0.65:
            return f"String.valueOf({self.expression(self.r.choice(['int', 'char', 'boolean', 'long']), depth - 1)})"
        if c < 0.8:
            return f"text({self.expression('String', depth - 1)}).substring({self.expression('int', depth - 1)} & 1)"
        return f"text({self.expression('String', depth - 1)}).replace('a', {self.expression('char', depth - 1)})"

    def index(self, depth):
        c = self.r.random()
        if c < 0.85:
            return f"({self.expression('int', depth)}) & 7"
        return f"({self.expression('int', depth)}) % 11"

    def call(self, kind, depth):
        found = [m for m in self.methods if m[1] == kind]
        if not found:
            return None
        name, _, parameters, receiver = self.r.choice(found)
        arguments = ", ".join(self.expression(t, min(depth, 1)) for t in parameters)
        return f"{receiver.replace('%', self.expression('int', 0))}{name}({arguments})"

    # --- statements

    def block(self, depth, count):
        self.scopes.append([])
        for _ in range(count):
            self.statement(depth)
        self.scopes.pop()

    def assign(self, depth):
        r = self.r
        kind = r.choice(TYPES)
        arrays = self.variables(kind + "[]")
        found = self.variables(kind, True)
        if arrays and r.random() < 0.35:
            found = [f"{r.choice(arrays)}[{self.index(1)}]"]
        if not found:
            return self.declare(depth)
        target = r.choice(found)
        c = r.random()
        if kind in NUMERIC and c < 0.15:
            self.emit(f"{target}{r.choice(['++', '--'])};")
        elif kind in NUMERIC and c < 0.5:
            operators = ["+=", "-=", "*=", "/=", "%="] + (["&=", "|=", "^=", "<<=", ">>=", ">>>="] if kind in INTEGRAL else [])
            operator = r.choice(operators)
            self.emit(f"{target} {operator} {self.numeric(2, INTEGRAL if operator[0] in '&|^<>' else NUMERIC)};")
        else:
            self.emit(f"{target} = {self.expression(kind, r.randint(1, 4))};")

    def declare(self, depth):
        kind = self.r.choice(TYPES)
        name = self.fresh(NAMES[kind])
        if self.r.random() < 0.2:
            kind = self.r.choice(ARRAYS)
            self.emit(f"{kind}[] {name} = new {kind}[8];")
            self.scopes[-1].append((kind + "[]", name, False))
        else:
            self.emit(f"{kind} {name} = {self.expression(kind, 2)};")
            self.scopes[-1].append((kind, name, True))

    def statement(self, depth):
        r = self.r
        c = r.random()
        if depth <= 0 or c < 0.4:
            self.assign(depth)
        elif c < 0.52:
            self.declare(depth)
        elif c < 0.62:
            self.open(f"if ({self.expression('boolean', 2)})")
            self.block(depth - 1, r.randint(1, 3))
            if r.random() < 0.5:
                self.close(" else {")
                self.indent += 1
                self.block(depth - 1, r.randint(1, 3))
            self.close()
        elif c < 0.76 and self.loops < 3:
            self.loop(depth)
        elif c < 0.84:
            self.attempt(depth)
        elif c < 0.9:
            self.switch(depth)
        elif c < 0.93:
            self.open(f"synchronized ({r.choice(['LOCK', 'object()'])})")
            self.block(depth - 1, 2)
            self.close()
        elif c < 0.96:
            kind = r.choice(TYPES)
            self.emit(f"mix({self.expression(kind, 2)});")
        elif self.labels and r.random() < 0.7:
            self.emit(f"if ({self.expression('boolean', 1)}) {r.choice(['break', 'continue'])} {r.choice(self.labels)};")
        else:
            self.emit("if (--fuel < 0) throw new IllegalStateException(\"fuel\");")

    def loop(self, depth):
        r = self.r
        label, i = self.fresh("loop"), self.fresh("i")
        n = r.choice([3, 5, 10, 40]) if self.loops else r.choice([5, 20, 100, 300])
        form = r.randrange(3)
        step = r.choice(["++", " += 2", "++", " += 3"])
        if form < 2:
            bound = str(n) if form == 0 else f"({self.expression('int', 1)} & {n})"
            self.open(f"{label}: for (int {i} = 0; {i} < {bound}; {i}{step})")
        else:
            self.emit(f"int {i} = {n};")
            self.open(f"{label}: while ({i}-- > 0)")
        self.scopes.append([("int", i, False)])
        self.loops += 1
        saved, self.labels = self.labels, self.labels + [label]
        self.emit("if (--fuel < 0) throw new IllegalStateException(\"fuel\");")
        self.block(depth - 1, r.randint(1, 4))
        self.labels = saved
        self.loops -= 1
        self.scopes.pop()
        self.close()

    def attempt(self, depth):
        r = self.r
        self.open("try")
        self.block(depth - 1, r.randint(1, 3))
        if r.random() < 0.25:
            self.emit(f"if ({self.expression('boolean', 1)}) throw new {r.choice(['RuntimeException', 'ArithmeticException', 'IllegalArgumentException'])}(\"t{self.counter}\");")
        kinds = r.sample(["ArithmeticException", "ArrayIndexOutOfBoundsException", "NullPointerException", "IllegalArgumentException"], r.randint(0, 2))
        for kind in kinds + (["RuntimeException"] if not kinds or r.random() < 0.7 else []):
            e = self.fresh("e")
            self.close(f" catch ({kind} {e}) {{")
            self.indent += 1
            self.emit(f"mix({e}.getMessage());")
            self.block(depth - 1, r.randint(0, 2))
        if r.random() < 0.4:
            saved, self.labels = self.labels, []
            self.close(" finally {")
            self.indent += 1
            self.block(depth - 1, r.randint(1, 2))
            self.labels = saved
        self.close()

    def switch(self, depth):
        r = self.r
        text = r.random() < 0.3
        self.open(f"switch ({'text(' + self.expression('String', 1) + ')' if text else self.expression('int', 2) + r.choice(['', ' & 7', ' % 5'])})")
        pool = ['""', '"a"', '"abc"', '"Aa"', '"BB"', '"null"'] if text else [str(x) for x in (-2, -1, 0, 1, 2, 3, 4, 100, 1 << 20, -(1 << 31))]
        for value in r.sample(pool, r.randint(1, 5)):
            self.emit(f"case {value}: {{")
            self.indent += 1
            self.block(depth - 1, 1)
            self.close(" break;" if r.random() < 0.7 else "")
        if r.random() < 0.7:
            self.emit("default: {")
            self.indent += 1
            self.block(depth - 1, 1)
            self.close()
        self.close()

    # --- the program

    def body(self, result, parameters, count):
        self.scopes = [[(t, n, True) for t, n in parameters]]
        self.emit("if (--fuel < 0) throw new IllegalStateException(\"fuel\");")
        self.block(3, count)
        self.emit(f"return {self.expression(result, 3)};")
        self.scopes = [[]]

    def generate(self):
        r = self.r
        self.open(f"public class {self.name}")
        self.emit("static long sum = 17; static int fuel = 20000; static final Object LOCK = new Object();")
        for kind in NUMERIC:
            self.emit(f"static void mix({kind} x) {{ sum = sum * 31 + {'Float.floatToIntBits(x)' if kind == 'float' else 'Double.doubleToLongBits(x)' if kind == 'double' else 'x'}; }}")
        self.emit("static void mix(boolean x) { sum = sum * 31 + (x ? 1 : 2); }")
        self.emit("static void mix(String x) { sum = sum * 31 + (x == null ? 3 : x.hashCode()); }")
        self.emit("static String text(String x) { return x == null ? \"null\" : x; }")
        self.emit("static String cut(String x) { return x.length() > 40 ? x.substring(x.length() - 20) : x; }")
        self.emit("static int length(String x) { return x.length(); }")
        self.emit("static boolean same(String a, String b) { return a == null ? b == null : a.equals(b); }")
        self.emit("interface Shape { default int sides(int x) { return x * 3 + 1; } }")
        for kind in TYPES:
            for _ in range(r.randint(1, 2)):
                name = self.fresh("s" + NAMES[kind])
                self.emit(f"static {r.choice(['', 'volatile ', ''])}{kind} {name} = {self.literal(kind)};")
                self.fields.append((kind, name))
        for kind in ARRAYS:
            name = self.fresh("a" + NAMES[kind])
            self.emit(f"static {kind}[] {name} = new {kind}[8];")
            self.fields.append((kind + "[]", name))
        self.classes()
        for _ in range(int(r.randint(2, 5) * self.size) or 1):
            name, result = self.fresh("m"), r.choice(TYPES)
            parameters = [(r.choice(TYPES), self.fresh("p")) for _ in range(r.randint(0, 5))]
            self.open(f"static {r.choice(['', 'synchronized ', '', ''])}{result} {name}({', '.join(t + ' ' + n for t, n in parameters)})")
            self.body(result, parameters, int(r.randint(2, 7) * self.size) or 1)
            self.close()
            self.methods.append((name, result, [t for t, _ in parameters], ""))
        self.main()
        self.close()

    def classes(self):
        r = self.r
        fields = [(t, self.fresh("g" + NAMES[t])) for t in r.sample(TYPES, 5)]
        virtual = [(self.fresh("v"), r.choice(TYPES), [r.choice(TYPES) for _ in range(r.randint(0, 3))]) for _ in range(3)]
        self.instance_fields = fields
        for name, parent in (("Base", ""), ("Sub1", " extends Base implements Shape"), ("Sub2", " extends Base")):
            self.open(f"static class {name}{parent}")
            if not parent:
                for t, n in fields:
                    self.emit(f"{t} {n} = {self.literal(t)};")
            self.in_instance = True
            for v, result, kinds in virtual:
                if parent and r.random() < 0.3:
                    continue
                parameters = [(t, self.fresh("p")) for t in kinds]
                self.open(f"{result} {v}({', '.join(t + ' ' + n for t, n in parameters)})")
                self.body(result, parameters, r.randint(1, 4))
                self.close()
            self.in_instance = False
            self.close()
        self.emit("static final Base[] OBJECTS = {new Base(), new Sub1(), new Sub2()};")
        self.emit("static Base pick(int x) { return OBJECTS[(x & 0x7fffffff) % 3]; }")
        self.emit("static int turn; static Base object() { return OBJECTS[turn++ % 3 & 3]; }")
        for v, result, kinds in virtual:
            self.methods.append((v, result, kinds, "pick(%)."))

    def main(self):
        self.open("public static void main(String[] args)")
        self.open("for (int round = 0; round < 60; round++)")
        self.emit("turn = round;")
        for name, result, kinds, receiver in self.methods:
            self.open("try")
            self.emit(f"fuel = {4000};")
            arguments = ", ".join(self.expression(t, 1) for t in kinds)
            self.emit(f"mix({receiver.replace('%', 'round')}{name}({arguments}));")
            self.close(" catch (RuntimeException e) {")
            self.indent += 1
            self.emit("mix(e.getClass().getName()); mix(e.getMessage());")
            self.close()
        self.emit("if (round % 12 == 0) System.out.println(round + \" \" + sum);")
        self.close()
        for kind, name in self.fields:
            if kind.endswith("[]"):
                self.emit(f"for (int i = 0; i < 8; i++) mix({name}[i]);")
            else:
                self.emit(f"mix({name});")
        self.emit("System.out.println(sum);")
        self.close()
