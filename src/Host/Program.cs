Console.WriteLine("Questory");
