module two { requires transitive one; exports two; provides one.api.Greeter with two.Provided; }
